"""An SMTP server with moods (aiosmtpd). The folder holds its mood, and a line for each message that it has taken."""

import asyncio
import os
import re


class Moody:
    def __init__(self, folder):
        self.mood_file = os.path.join(folder, "mood")
        self.connections = open(os.path.join(folder, "connections"), "a", buffering=1, encoding="ascii")
        self.taken = open(os.path.join(folder, "taken"), "a", buffering=1, encoding="ascii")

    @classmethod
    def from_cli(cls, parser, *args):
        return cls(args[0])

    def mood(self):
        with open(self.mood_file, encoding="ascii") as file:
            return file.read()

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.connections.write("one\n")
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.mood() == "refuse":
            return "451 4.3.2 not now"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.mood() == "stall":
            await asyncio.sleep(30)
        if address.startswith("gone"):
            return "550 5.1.1 there is nobody of this name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message_id = re.search(rb"^Message-ID: <(.*)>", envelope.content, re.IGNORECASE | re.MULTILINE).group(1).decode("ascii")
        for recipient in envelope.rcpt_tos:
            self.taken.write(f"{recipient} {message_id}\n")
        if self.mood() == "mute":
            await asyncio.sleep(30)
        return "250 OK"
