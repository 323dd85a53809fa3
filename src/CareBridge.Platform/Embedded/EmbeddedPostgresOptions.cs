namespace CareBridge.Platform.Embedded;

public sealed record EmbeddedPostgresOptions
{
    /// <summary>Everything the server keeps: its files, its socket, its downloaded programs, the host's lock.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The database user, who owns everything in the server. Fixed when the server is first made.</summary>
    public string User { get; init; } = "carebridge";

    /// <summary>The folder that holds initdb, pg_ctl and postgres; unset, it is looked for.</summary>
    public string? BinariesDirectory { get; init; }

    /// <summary>The loopback port on Windows; unset, a free one. Elsewhere the server has only a socket.</summary>
    public int? Port { get; init; }

    /// <summary>Settings of PostgreSQL beyond, or instead of, ours.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Long, because replaying the log after a power cut takes as long as it takes.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromMinutes(1);
}
