namespace CareBridge.Platform.Embedded;

/// <summary>Finds PostgreSQL's server programs on this machine.</summary>
internal static class PostgresBinaries
{
    private const int OldestMajor = 14;

    /// <summary>
    /// The configured folder or nothing else; else the newest found. Data once made can only be opened by the major
    /// version that made them, so <paramref name="dataMajor"/> rules out every other.
    /// </summary>
    public static async Task<PostgresPrograms?> FindAsync(
        string? configured, string downloads, int? dataMajor, CancellationToken cancellation)
    {
        if (configured is not null)
            return await FindConfiguredAsync(configured, dataMajor, cancellation);

        var usable = new List<PostgresPrograms>();
        foreach (var folder in Candidates(downloads).Distinct())
        {
            if (await PostgresPrograms.InspectAsync(folder, cancellation) is { Major: >= OldestMajor } programs
                && programs.Major == (dataMajor ?? programs.Major))
                usable.Add(programs);
        }

        return usable.MaxBy(programs => programs.Major);
    }

    public static string NotFoundMessage(string downloads, int? dataMajor)
    {
        var package = dataMajor is null ? "postgresql" : $"postgresql-{dataMajor}";
        return $"CareBridge keeps its data in PostgreSQL, and found no {Wanted(dataMajor)} to start here. Looked in: "
            + string.Join(", ", Patterns(downloads)) + ". "
            + $"Install the server (Debian, Ubuntu: apt-get install {package}; macOS: brew install postgresql@17), "
            + "or npm, with which CareBridge downloads it, or name the folder that holds it.";
    }

    private static async Task<PostgresPrograms> FindConfiguredAsync(
        string folder, int? dataMajor, CancellationToken cancellation)
    {
        var programs = await PostgresPrograms.InspectAsync(folder, cancellation)
            ?? throw new EmbeddedPostgresException(
                $"The configured folder {folder} does not hold working initdb, pg_ctl and postgres programs.");

        return programs.Major >= OldestMajor && programs.Major == (dataMajor ?? programs.Major)
            ? programs
            : throw new EmbeddedPostgresException(
                $"The configured folder {folder} holds PostgreSQL {programs.Major}; needed is {Wanted(dataMajor)}.");
    }

    private static string Wanted(int? dataMajor) => dataMajor is { } major
        ? $"PostgreSQL {major}, the version that made these data"
        : $"PostgreSQL {OldestMajor} or later";

    private static IEnumerable<string> Candidates(string downloads) => Patterns(downloads).SelectMany(Matches);

    private static IEnumerable<string> Patterns(string downloads)
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            if (Path.IsPathFullyQualified(folder))
                yield return folder;
        }

        if (!OperatingSystem.IsWindows())
        {
            yield return "/usr/lib/postgresql/*/bin";
            yield return "/usr/pgsql-*/bin";
            yield return "/opt/homebrew/opt/postgresql*/bin";
            yield return "/usr/local/opt/postgresql*/bin";
        }
        else
        {
            yield return Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", "*", "bin");
        }

        yield return PostgresDownload.ProgramsIn(downloads);
    }

    /// <summary>Folders that fit a path with at most one star, in a step of its own or at the end of one.</summary>
    private static IEnumerable<string> Matches(string pattern)
    {
        var star = pattern.IndexOf('*');
        if (star < 0)
            return Directory.Exists(pattern) ? [Resolve(pattern)] : [];

        var parent = Path.GetDirectoryName(pattern[..(star + 1)])!;
        var step = Path.GetFileName(pattern[..(star + 1)]);
        var rest = pattern[(star + 1)..].TrimStart('/', '\\');
        return Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, step)
                .Select(match => Path.Combine(match, rest))
                .Where(Directory.Exists)
            : [];
    }

    /// <summary>Follows a link such as /bin/pg_ctl to the folder where all the programs are.</summary>
    private static string Resolve(string folder)
    {
        var link = new FileInfo(Path.Combine(folder, "pg_ctl"));
        return link.LinkTarget is null || link.ResolveLinkTarget(returnFinalTarget: true) is not FileInfo target
            ? folder
            : target.DirectoryName!;
    }
}
