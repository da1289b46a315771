"""Dry run of next_month.csv after sample.csv: what Run starts."""
from importer import import_customers
from merge import merge_customers
from register import Register

register = Register()
with open("sample.csv", "rb") as source:
    import_customers(source, register)
with open("next_month.csv", "rb") as source:
    report = merge_customers(source, register, dry_run=True)

print(f"{report.added} would be added, {report.updated} updated, {report.unchanged} stay as they are")
for error in report.errors:
    print(f"line {error.line}: {error.column} {error.value!r} {error.message}")
