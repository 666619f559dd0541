package io.relevo.failover;

import java.util.List;

/**
 * Where members stand that are moved here.
 *
 * @param strayed who was taken out of rotation by somebody else, with a switch of ours
 * @param away who was last seen to be out by one of our switches, whatever ought to be: nobody can
 *     lean on one whose way back hangs
 * @param leaving who is being taken out of a failure domain and was not yet seen to be out
 */
public record Whereabouts(List<String> strayed, List<String> away, List<Leaving> leaving) {
  Whereabouts with(List<Leaving> now) {
    return new Whereabouts(strayed, away, List.copyOf(now));
  }
}
