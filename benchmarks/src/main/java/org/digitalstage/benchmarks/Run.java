package org.digitalstage.benchmarks;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.digitalstage.benchmarks.crowd.Crowd;
import org.digitalstage.benchmarks.crowd.Door;
import org.digitalstage.benchmarks.crowd.Flood;
import org.digitalstage.benchmarks.crowd.Member;
import org.digitalstage.benchmarks.keys.TokenSigner;
import org.digitalstage.benchmarks.measure.Observed;
import org.digitalstage.benchmarks.measure.Traffic;
import org.digitalstage.benchmarks.processes.Recording;
import org.digitalstage.benchmarks.processes.Watched;
import org.digitalstage.benchmarks.report.Result;
import org.digitalstage.benchmarks.wire.SocketFactory;

/** One load from the first socket to the last delivery. */
final class Run {

    /** Signed in and gone again before memory is compared, so that code and buffers are not charged to the sockets. */
    private static final Load FOREWORD = new Load(1, 100, 0);

    private static final int FIRST_OF_FOREWORD = 1_000_000;

    private final Options options;
    private final Load load;
    private final TokenSigner tokens;

    Run(Options options, Load load, TokenSigner tokens) {
        this.options = options;
        this.load = load;
        this.tokens = tokens;
    }

    Result against(URI url, List<Watched> servers) throws InterruptedException {
        List<Watched> watched = new ArrayList<>(servers);
        watched.add(Watched.self());
        OptionalLong pid = servers.stream()
                .filter(server -> server.name().equals("stage-service"))
                .mapToLong(Watched::pid)
                .findFirst();
        try (SocketFactory sockets = new SocketFactory(url)) {
            Door door = new Door(sockets, tokens::tokenOf);
            if (pid.isPresent()) {
                Crowd.arrive(door, FOREWORD, FIRST_OF_FOREWORD).leave();
            }
            Memory before = Memory.of(pid);
            Crowd crowd = Crowd.arrive(door, load, 0);
            Memory idle = Memory.of(pid).since(before).dividedBy(load.sockets());
            IO.println(load.sockets() + " sockets signed in");
            List<List<Member>> inside = crowd.enter(options.everybodyMixes());
            IO.println("all inside, warming up");
            Traffic traffic = new Traffic(sockets.loop(), inside, options.everybodyMixes(), load.changesPerSecond());
            Optional<Recording> recording = record(pid);
            Optional<Flood> flood = flood(url);
            Observed<Map<String, Double>> observed =
                    traffic.run(options.warmUp(), options.measured(), () -> Watched.secondsOf(watched));
            flood.ifPresent(Run::tell);
            recording.ifPresent(made -> IO.println(made.views()));
            return new Result(load, observed, idle.resident(), idle.heap());
        }
    }

    private Optional<Flood> flood(URI url) {
        return options.flood() > 0
                ? Optional.of(Flood.after(options.warmUp(), url, tokens::tokenOf, options.flood()))
                : Optional.empty();
    }

    private static void tell(Flood flood) {
        IO.println(flood.told());
        flood.close();
    }

    private Optional<Recording> record(OptionalLong pid) {
        return options.profile() && pid.isPresent()
                ? Optional.of(Recording.of(pid.getAsLong(), options.warmUp(), options.measured()))
                : Optional.empty();
    }
}
