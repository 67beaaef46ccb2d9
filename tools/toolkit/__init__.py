"""What every tool is made of; nothing in here knows finance."""
