namespace Larmor.Benchmarks;

/// <summary>Two sides that should compute the same do not.</summary>
/// <param name="message">What differs, by how much, and the tolerance.</param>
public sealed class WrongResultException(string message) : Exception(message);
