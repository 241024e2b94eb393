"""`python -m rashomon`: the command line."""

from rashomon.cli import main

if __name__ == "__main__":
    main()
