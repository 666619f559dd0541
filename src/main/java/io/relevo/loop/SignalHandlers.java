package io.relevo.loop;

import java.lang.reflect.Proxy;

/**
 * Handles a signal by name. The JDK offers this only as {@code sun.misc.Signal} of the module
 * jdk.unsupported, which cannot be named in code that is compiled without warnings.
 */
public final class SignalHandlers {
  private SignalHandlers() {}

  /**
   * Runs the action on the signal's thread whenever the signal comes.
   *
   * @param name without SIG: {@code HUP}
   */
  public static void on(String name, Runnable action) {
    try {
      var signal = Class.forName("sun.misc.Signal");
      var handler = Class.forName("sun.misc.SignalHandler");
      var made = signal.getConstructor(String.class).newInstance(name);
      signal.getMethod("handle", signal, handler).invoke(null, made, handling(handler, action));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java cannot handle SIG" + name, e);
    }
  }

  private static Object handling(Class<?> handler, Runnable action) {
    return Proxy.newProxyInstance(
        SignalHandlers.class.getClassLoader(),
        new Class<?>[] {handler},
        (_, method, _) -> {
          if (method.getName().equals("handle")) {
            action.run();
          }
          return null;
        });
  }
}
