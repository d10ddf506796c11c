package org.digitalstage.platform.journal;

import io.micrometer.core.instrument.MeterRegistry;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.engine.Faults;
import org.digitalstage.platform.aggregate.journal.SetAside;
import org.digitalstage.platform.aggregate.time.Mishaps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What should not happen in the machine, logged with its keys and counted. */
public final class LoggedFaults implements Faults {

    private static final Logger LOG = LoggerFactory.getLogger("org.digitalstage.machine");

    private final MeterRegistry meters;
    private final Mishaps mishaps;

    public LoggedFaults(MeterRegistry meters, Mishaps mishaps) {
        this.meters = meters;
        this.mishaps = mishaps;
    }

    @Override
    public void inRule(AggregateId aggregate, String command, Throwable fault) {
        count("rule");
        LOG.error("A rule failed: aggregate={} command={}", aggregate, command, fault);
    }

    @Override
    public void ours(AggregateId aggregate, String doing, Throwable fault) {
        count("ours");
        LOG.error("A fault of our own: aggregate={} doing={}", aggregate, doing, fault);
    }

    @Override
    public void setAside(SetAside followUp) {
        count("set-aside");
        LOG.error(
                "A follow-up was set aside, see /actuator/aside: id={} source={} seq={} target={}",
                followUp.id(),
                followUp.source().aggregate(),
                followUp.source().place().seq(),
                followUp.target());
    }

    @Override
    public void inStore(AggregateId aggregate, String doing, Throwable fault) {
        count("store");
        LOG.warn("The store did not answer: aggregate={} doing={} fault={}", aggregate, doing, fault.toString());
    }

    @Override
    public void followUpWaits(AggregateId source, AggregateId target, int attempts) {
        count("follow-up");
        LOG.info("A follow-up waits: source={} target={} attempts={}", source, target, attempts);
    }

    @Override
    public void restarted(AggregateId aggregate) {
        count("restarted");
        LOG.warn("Another history was found in the journal: aggregate={}", aggregate);
    }

    @Override
    public void during(String task, Throwable fault) {
        mishaps.during(task, fault);
    }

    @Override
    public void inFollower(AggregateId aggregate, Throwable fault) {
        count("follower");
        LOG.error("A follower failed: aggregate={}", aggregate, fault);
    }

    private void count(String what) {
        meters.counter("digitalstage.machine.faults", "in", what).increment();
    }
}
