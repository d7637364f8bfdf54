"""The boards whose answers are understood, in the order they are tried. A new board is one module and one line here."""

from models.parsing.postings.boards import (
    arbeitnow,
    ashby,
    greenhouse,
    himalayas,
    jobicy,
    lever,
    recruitee,
    remoteok,
    remotive,
    smartrecruiters,
    workable,
)

BOARDS = (
    greenhouse.BOARD,
    lever.BOARD,
    ashby.BOARD,
    recruitee.BOARD,
    smartrecruiters.BOARD,
    workable.BOARD,
    remotive.BOARD,
    arbeitnow.BOARD,
    jobicy.BOARD,
    remoteok.BOARD,
    himalayas.BOARD,
)
