namespace Larmor.Data;

/// <summary>One request failed in a way that another may not; <see cref="HttpFetcher"/> tries again.</summary>
internal sealed class TransferException(string message) : Exception(message);
