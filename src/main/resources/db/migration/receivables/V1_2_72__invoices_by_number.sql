-- Whoever has a number in hand finds the invoice by it, or by how it begins, among a million.
create index invoice_number_begins on receivables.invoice (lower(number) text_pattern_ops);
