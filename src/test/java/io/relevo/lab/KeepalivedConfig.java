package io.relevo.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One keepalived of a pair (or more) that share one virtual address.
 *
 * @param peers the other hosts of the same address
 * @param priority 1 to 254; the highest holds the address
 * @param advert how often the master says that it is alive; another takes over after about three of
 *     these
 */
public record KeepalivedConfig(
    Host host,
    List<Host> peers,
    int priority,
    String virtualAddress,
    Duration advert,
    Tracking tracking) {
  /** A host with 200 ms adverts that watches a track file. */
  public static KeepalivedConfig of(
      Host host, Host peer, int priority, String virtualAddress, Path trackFile) {
    return new KeepalivedConfig(
        host,
        List.of(peer),
        priority,
        virtualAddress,
        Duration.ofMillis(200),
        new Tracking.TrackFile(trackFile));
  }

  /** The same with something else to watch. */
  public KeepalivedConfig with(Tracking other) {
    return new KeepalivedConfig(host, peers, priority, virtualAddress, advert, other);
  }

  String text(Path fifo) {
    return """
        global_defs {
         router_id %1$s
         vrrp_version 3
         script_user root
         enable_script_security
         umask 0022
         vrrp_notify_fifo %2$s
        }
        net_namespace %3$s
        %4$s
        vrrp_instance VI_1 {
         state BACKUP
         interface %5$s
         virtual_router_id 51
         priority %6$d
         advert_int %7$s
         unicast_src_ip %8$s
         unicast_peer {
          %9$s
         }
         virtual_ipaddress {
          %10$s/24 dev %5$s
         }
         %11$s {
          relevo
         }
        }
        """
        .formatted(
            host.name(),
            fifo,
            host.namespace(),
            tracking.definition(),
            Host.INTERFACE,
            priority,
            advert.toMillis() / 1000.0,
            host.address(),
            peers.stream().map(Host::address).collect(Collectors.joining("\n  ")),
            virtualAddress,
            tracking.keyword());
  }
}
