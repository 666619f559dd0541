package io.relevo.lab;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A mail as a server has received it. */
public final class Mail {
  private final MimeMessage message;

  private Mail(byte[] raw) {
    try {
      message = new MimeMessage(null, new ByteArrayInputStream(raw));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Mail read(Path file) {
    return new Mail(bytes(file));
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String subject() {
    return ask(message::getSubject);
  }

  public String messageId() {
    return ask(message::getMessageID);
  }

  /** The first header of this name, folded lines joined, not decoded. */
  public Optional<String> header(String name) {
    return Arrays.stream(headers(name))
        .findFirst()
        .map(value -> value.replaceAll("\r?\n\\s+", " "));
  }

  /** Whom the envelope named, which is who gets it whatever {@code To:} says. */
  public List<String> recipients() {
    String header = headers("X-Rcpt-Args").length > 0 ? "X-Rcpt-Args" : "X-Original-To";
    return Arrays.stream(headers(header)).map(Mail::address).toList();
  }

  /** The sender that the envelope named, to whom a bounce would go. */
  public String sender() {
    String header = headers("X-Mail-Args").length > 0 ? "X-Mail-Args" : "Return-Path";
    return address(headers(header)[0]);
  }

  /** The plain text, decoded; empty when there is none. */
  public String text() {
    return body(message, "text/plain").orElse("");
  }

  /** The HTML, decoded; empty when there is none. */
  public String html() {
    return body(message, "text/html").orElse("");
  }

  /** Everything else that a test may want to know. */
  public MimeMessage message() {
    return message;
  }

  private String[] headers(String name) {
    String[] values = ask(() -> message.getHeader(name));
    return values == null ? new String[0] : values;
  }

  /** {@code <a@b> SIZE=10} is {@code a@b}. */
  private static String address(String argument) {
    return argument.strip().split(" ", 2)[0].replaceAll("[<>]", "");
  }

  private static Optional<String> body(Part part, String type) {
    if (ask(() -> part.isMimeType(type))) {
      return Optional.of((String) ask(part::getContent));
    }
    if (!ask(() -> part.isMimeType("multipart/*"))) {
      return Optional.empty();
    }
    Multipart parts = (Multipart) ask(part::getContent);
    for (int i = 0; i < ask(parts::getCount); i++) {
      int index = i;
      Optional<String> found = body(ask(() -> parts.getBodyPart(index)), type);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  @FunctionalInterface
  private interface Question<T> {
    T answer() throws MessagingException, IOException;
  }

  private static <T> T ask(Question<T> question) {
    try {
      return question.answer();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return messageId() + " to " + recipients() + ": " + subject();
  }
}
