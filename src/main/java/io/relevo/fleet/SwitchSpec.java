package io.relevo.fleet;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a switch is moved and read; the record's name is the key in the configuration. */
public sealed interface SwitchSpec {
  /** What is written or called, in words. */
  String where();

  /**
   * Whether what is moved belongs to no single host, as a DNS record set does: of all agents that
   * can reach it only one at a time may move it.
   */
  default boolean shared() {
    return false;
  }

  /** How long users may still come after it is out, where that follows from the switch itself. */
  default Duration lingers() {
    return Duration.ZERO;
  }

  /** Whether it knows shares between none and all. */
  default boolean weighted() {
    return false;
  }

  /**
   * A keepalived instance, moved through a {@code track_file} that it adds to its priority.
   *
   * @param file the track file; Relevo replaces it whole and never removes it
   * @param lowered what is written to take the host out: -254 puts the instance in FAULT, -1 to
   *     -253 lowers its priority (the address then stays when nobody else can take it)
   * @param witness where keepalived's own state and the address can be read back
   */
  record Keepalived(Path file, int lowered, Witness witness) implements SwitchSpec {
    /** keepalived(8): a sum of -254 or less is FAULT. */
    public static final int FAULT = -254;

    /** Below every usual distance between two priorities, and not FAULT. */
    public static final int LOWERED = -100;

    @Override
    public String where() {
      return "keepalived (track file " + file + ")";
    }
  }

  /**
   * Who else can say where a keepalived instance is.
   *
   * @param instance the name of the {@code vrrp_instance}
   * @param pid keepalived's pid file, signalled to write its state
   * @param json the file it writes then
   * @param address the virtual address, looked for on this host's interfaces
   */
  record Witness(
      Optional<String> instance,
      Optional<Path> pid,
      Optional<Path> json,
      Optional<String> address) {}

  /**
   * A server of an HAProxy backend, moved through the runtime API.
   *
   * @param socket {@code unix:/run/haproxy/admin.sock} or {@code tcp://127.0.0.1:9999}, of level
   *     admin
   * @param backend the backend in which the server stands
   * @param out the state that takes it out
   */
  record Haproxy(URI socket, String backend, String server, Out out) implements SwitchSpec {
    /** How a server is taken out. */
    public enum Out {
      /** New users go elsewhere; those who are bound to it may stay, and its checks go on. */
      DRAIN,
      /** Nobody goes there, and it is not checked. */
      MAINT
    }

    /** As the runtime API names it. */
    public String id() {
      return backend + "/" + server;
    }

    @Override
    public boolean weighted() {
      return true;
    }

    @Override
    public String where() {
      return "HAProxy (server %s, by %s)".formatted(id(), socket);
    }
  }

  /**
   * A flag file that nginx tests at each request: present means maintenance.
   *
   * @param file the flag; it holds the reason and the deadline for people
   */
  record NginxFile(Path file) implements SwitchSpec {
    @Override
    public String where() {
      return "nginx (flag file " + file + ")";
    }
  }

  /**
   * Two programs of the operator's own: one moves the switch, one says where it is.
   *
   * @param set the program and its arguments; {@code {percent}} and {@code {state}} stand for
   *     arguments
   * @param read the program and its arguments
   * @param limit how long either may take
   */
  record Command(List<String> set, List<String> read, Duration limit) implements SwitchSpec {
    /** The share, from 0 to 100. */
    public static final String PERCENT = "{percent}";

    /** {@code in} or {@code out}; of a service {@code on} or {@code off}. */
    public static final String STATE = "{state}";

    @Override
    public boolean weighted() {
      return set.contains(PERCENT);
    }

    @Override
    public String where() {
      return "command (" + String.join(" ", set) + ")";
    }
  }

  /**
   * A word in one of HAProxy's maps, which its rules look up at each request: there means
   * maintenance; its value is the end, in seconds since 1970, or 0.
   *
   * @param socket as of {@link Haproxy}
   * @param map the map's file, as {@code haproxy.cfg} names it
   */
  record HaproxyMap(URI socket, Path map, String word) implements SwitchSpec {
    @Override
    public String where() {
      return "HAProxy (%s in map %s, by %s)".formatted(word, map, socket);
    }
  }

  /**
   * A resource that gdnsd watches, moved through its {@code admin_state} file.
   *
   * @param file the {@code admin_state} file; other people's entries in it stay
   * @param control gdnsd's control socket, {@code unix:/run/gdnsd/control.sock} or {@code
   *     tcp://127.0.0.1:3506}
   * @param resource as {@code gdnsdctl states} names it: {@code 192.0.2.1/web}
   * @param ttl the time to live of the answers that it is in
   */
  record Gdnsd(Path file, URI control, String resource, Duration ttl) implements SwitchSpec {
    @Override
    public String where() {
      return "gdnsd (%s in %s)".formatted(resource, file);
    }

    @Override
    public Duration lingers() {
      return ttl;
    }
  }

  /**
   * A member's address in a record set of PowerDNS, moved through its HTTP API.
   *
   * @param url where the API is
   * @param server its id of the server, usually {@code localhost}
   * @param weight the member's normal number in a weighted record
   */
  record Powerdns(
      URI url, Secret key, String server, RecordSet set, String address, Withdrawal out, int weight)
      implements SwitchSpec {
    /** How an address is taken out of rotation. */
    public enum Withdrawal {
      /** The record stays in the set and is not served. */
      DISABLED,
      /** The record is taken out of the set. */
      REMOVED,
      /** Its number in a {@code pickwrandom} record is lowered to nothing. */
      WEIGHT
    }

    @Override
    public String where() {
      return "PowerDNS (%s in %s)".formatted(address, set.name());
    }

    @Override
    public boolean weighted() {
      return out == Withdrawal.WEIGHT;
    }

    @Override
    public boolean shared() {
      return true;
    }

    @Override
    public Duration lingers() {
      return set.ttl();
    }
  }

  /**
   * A member in a record set of a name server that takes signed dynamic updates (RFC 2136).
   *
   * @param host the primary of the zone
   * @param port its port, over TCP
   */
  record Rfc2136(String host, int port, Tsig key, RecordSet set, DnsMember member)
      implements SwitchSpec {
    /** Who Relevo is to the name server: a key of RFC 8945, its secret in Base64. */
    public record Tsig(String name, String algorithm, Secret secret) {}

    @Override
    public String where() {
      return "DNS (%s in %s on %s:%d)".formatted(member.phrase(), set.name(), host, port);
    }

    @Override
    public boolean weighted() {
      return member instanceof DnsMember.Service;
    }

    @Override
    public boolean shared() {
      return true;
    }

    @Override
    public Duration lingers() {
      return set.ttl();
    }
  }

  /**
   * A member's weighted record in Amazon Route 53.
   *
   * @param access where the API is, and who Relevo is to it
   * @param zone the id of the hosted zone
   * @param name the name of the records, with the dot at its end
   * @param id the set identifier of the member's record
   * @param weight its normal weight
   * @param ttl the time to live that the records have there
   */
  record Route53(
      Aws access, String zone, String name, RecordType type, String id, int weight, Duration ttl)
      implements SwitchSpec {
    /** Amazon: a change is on all name servers within a minute, usually. */
    public static final Duration SPREADING = Duration.ofSeconds(60);

    @Override
    public String where() {
      return "Route 53 (%s of %s)".formatted(id, name);
    }

    @Override
    public Duration lingers() {
      return SPREADING.plus(ttl);
    }

    @Override
    public boolean weighted() {
      return true;
    }

    @Override
    public boolean shared() {
      return true;
    }
  }
}
