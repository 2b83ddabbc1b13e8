"""What is needed to run the bot somewhere, tried as far as that goes without being there."""
