"""Taking along, or erasing, what is kept of a person."""

EXPORT = "Here is what I keep about you: {transactions} has your transactions for a spreadsheet, {data} all the rest."
