"""What Penny says in Slack, by surface: every text that people read, so that translators find them in one place.

Each module holds constants only. What varies stands in named braces and is filled in with `str.format`; amounts and
dates come in already written in the user's locale.
"""
