using System.Globalization;
using System.Text.RegularExpressions;

namespace CareBridge.Platform.Embedded;

/// <summary>A folder with the programs of one version of PostgreSQL.</summary>
internal sealed partial record PostgresPrograms(string Directory, int Major)
{
    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    public string Initdb => PathOf("initdb");

    public string PgCtl => PathOf("pg_ctl");

    public static async Task<PostgresPrograms?> InspectAsync(string directory, CancellationToken cancellation)
    {
        var programs = new PostgresPrograms(directory, 0);
        if (!File.Exists(programs.Initdb) || !File.Exists(programs.PgCtl) || !File.Exists(programs.PathOf("postgres")))
            return null;

        // pg_ctl, not postgres: it alone answers on Windows through the console, and everywhere with the same version.
        var outcome = await ServerAccount.Ourselves.RunAsync(programs.PgCtl, ["--version"], cancellation);
        var version = VersionNumber().Match(outcome.Output);
        return outcome.Succeeded && version.Success
            ? programs with { Major = int.Parse(version.Value, CultureInfo.InvariantCulture) }
            : null;
    }

    private string PathOf(string program) => Path.Combine(Directory, program + Suffix);

    [GeneratedRegex(@"(?<=\(PostgreSQL\) )\d+")]
    private static partial Regex VersionNumber();
}
