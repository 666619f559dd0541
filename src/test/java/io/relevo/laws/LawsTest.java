package io.relevo.laws;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Every law against random fleets and histories, all of them in each: to play one costs more than
 * to ask. The seed is fixed, so that a build is repeatable; more tries: {@code
 * -Djqwik.tries.default=100000}. What breaks a law is shown as a fleet and an operator's notebook,
 * as short as could be found.
 */
class LawsTest {
  @Property(seed = "4", edgeCases = EdgeCasesMode.NONE)
  void no_law_is_broken_whatever_happens(@ForAll("trials") Trial trial) {
    Course.run(
        trial,
        List.of(
            new NeverBelowKeep(),
            new NeverOverBudget(),
            new NoReturnBeforeTheGate(),
            new NothingOnUnsureEvidence(),
            new OneAtATimeInADomain(),
            new NothingMovesInAPause(),
            new NothingMovesWhereWeOnlyAdvise()));
  }

  @Provide
  Arbitrary<Trial> trials() {
    return Trials.any();
  }
}
