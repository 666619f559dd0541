package io.relevo.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The texts of a lab postfix's configuration. */
final class PostfixConfig {
  static final String DAEMONS = "/usr/lib/postfix/sbin";

  private PostfixConfig() {}

  static String main(Path folder, Place place, List<String> users) {
    return """
        compatibility_level = 3.6
        queue_directory = %1$s/spool
        data_directory = %1$s/data
        command_directory = /usr/sbin
        daemon_directory = %2$s
        mail_owner = postfix
        setgid_group = postdrop
        maillog_file = %1$s/mail.log
        maillog_file_prefixes = %1$s
        myhostname = mail.example.test
        mydestination =
        inet_interfaces = %3$s
        inet_protocols = ipv4
        mynetworks = 127.0.0.0/8, 10.99.0.0/24
        smtpd_peername_lookup = no
        virtual_mailbox_domains = example.test
        virtual_mailbox_base = %1$s/mail
        virtual_mailbox_maps = inline:{%4$s}
        virtual_uid_maps = static:65534
        virtual_gid_maps = static:65534
        default_transport = error:outside mail disabled
        relay_transport = error:outside mail disabled
        notify_classes =
        """
        .formatted(folder, DAEMONS, place.address(), mailboxes(users));
  }

  private static String mailboxes(List<String> users) {
    return users.stream()
        .map(user -> "{%s = %s/}".formatted(Postfix.address(user), user))
        .collect(Collectors.joining(", "));
  }

  /** Only what takes in a mail and puts it into a mailbox. */
  static String master(Place place, int port) {
    return """
        %s:%d inet n - n - - smtpd
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        proxymap unix - - n - - proxymap
        error unix - - n - - error
        retry unix - - n - - error
        virtual unix - n n - - virtual
        anvil unix - - n - 1 anvil
        postlog unix-dgram n - n - 1 postlogd
        """
        .formatted(place.address(), port);
  }
}
