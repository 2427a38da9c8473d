namespace Larmor.Data;

/// <summary>Where a download comes from, where it goes, and how long it is patient.</summary>
public sealed record DownloadOptions
{
    /// <summary>Folder on the web with the files; null = the set's public home.</summary>
    public Uri? From { get; init; }

    /// <summary>Folder that gets a folder of the set's name; null = <see cref="DataDirectories.UserDirectory"/>.</summary>
    public string? To { get; init; }

    /// <summary>Requests made for one file before giving up.</summary>
    public int AttemptCount { get; init; } = 3;

    /// <summary>Longest silence of the server that is waited for.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Pause before the second request; doubled before each further one.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);
}
