package io.relevo.probe.kind;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts whom another trusts, and remembers with a refusal which chain was refused. */
final class Witness extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager judge;

  Witness(X509ExtendedTrustManager judge) {
    this.judge = judge;
  }

  /** A chain that is not trusted, and why. */
  static final class Distrust extends CertificateException {
    private static final long serialVersionUID = 1;
    private final X509Certificate[] chain;

    Distrust(X509Certificate[] chain, CertificateException why) {
      super(why.getMessage(), why);
      this.chain = chain.clone();
    }

    List<X509Certificate> chain() {
      return List.copyOf(Arrays.asList(chain));
    }
  }

  private interface Check {
    void run() throws CertificateException;
  }

  private static void witness(X509Certificate[] chain, Check check) throws CertificateException {
    try {
      check.run();
    } catch (CertificateException e) {
      throw new Distrust(chain, e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    witness(chain, () -> judge.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    witness(chain, () -> judge.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    witness(chain, () -> judge.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }
}
