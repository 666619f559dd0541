package io.relevo.loop;

import io.relevo.fleet.Switch;
import io.relevo.fleet.Target;
import io.relevo.journal.Pen;
import io.relevo.probe.kind.Probe;
import io.relevo.switching.kind.Actuator;
import io.relevo.turn.Plan;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The effects that the loop is made of.
 *
 * @param pen what remembers
 * @param probes makes what looks at a target
 * @param eyes begins looks: what many of them share, so that a batch costs one hand-over
 * @param actuators makes what moves a switch
 * @param telling what delivers messages
 * @param outgoing what waits to be told
 * @param onlooker watches
 * @param milestones is told of each place in a turn
 * @param version of this program
 * @param clock the time of day
 */
public record Parts(
    Pen pen,
    Function<Target, Probe> probes,
    Executor eyes,
    Function<Switch, Actuator> actuators,
    Telling telling,
    Supplier<Outgoing> outgoing,
    Onlooker onlooker,
    BiConsumer<Milestone, Plan> milestones,
    String version,
    Clock clock) {}
