"""Invoices of Copperfen."""
