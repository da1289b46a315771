"""Dry run of sample.csv: what Run starts."""
from importer import errors_as_csv, import_customers
from register import Register

with open("sample.csv", "rb") as source:
    report = import_customers(source, Register(), dry_run=True)

print(f"{report.added} would be added")
print(errors_as_csv(report), end="")
