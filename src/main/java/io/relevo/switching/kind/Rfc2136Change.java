package io.relevo.switching.kind;

import java.util.List;
import org.xbill.DNS.Record;

/**
 * What is done to a set in one step; records of other people are in neither.
 *
 * @param gone the records that are taken out
 * @param added the records that are put in
 */
record Rfc2136Change(List<Record> gone, List<Record> added) {
  boolean isNothing() {
    return gone.isEmpty() && added.isEmpty();
  }
}
