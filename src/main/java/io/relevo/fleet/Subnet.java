package io.relevo.fleet;

/** A network by an address in it and the length of its prefix in bits. */
public record Subnet(String address, int bits) {}
