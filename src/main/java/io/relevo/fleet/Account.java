package io.relevo.fleet;

/** Who logs in at a database. */
public record Account(String user, Secret password) {}
