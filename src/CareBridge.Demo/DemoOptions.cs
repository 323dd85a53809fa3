using System.Globalization;
using CareBridge.Demo.Invention;

namespace CareBridge.Demo;

/// <summary>The command line of <c>carebridge demo</c>.</summary>
internal sealed record DemoOptions
{
    private const int MaxParticipants = 100_000;

    public const string Usage =
        """
        usage: carebridge demo [--url http://localhost:8080] [--fhir-url http://localhost:8080]
                               [--administrator-email administrator@carebridge.local]
                               [--administrator-password PASSWORD | --administrator-password-file FILE]
                               [--participants 200] [--seed 20260] [--password PASSWORD] [--folder carebridge-demo]

          --fhir-url                 where the exchange is, when it runs apart from the portal; else as --url
          --administrator-password   else it is read from the file, else from CAREBRIDGE_ADMINISTRATOR_PASSWORD
          --password                 common to all demo accounts; else made up and kept in the folder
          --folder                   keeps the day, the password and the clinics' keys: a second run changes nothing
        """;

    public Uri Url { get; private init; } = new("http://localhost:8080");

    /// <summary>Where clinics' systems connect.</summary>
    public Uri FhirUrl
    {
        get => field ?? Url;
        private init;
    }

    public string AdministratorEmail { get; private init; } = "administrator@carebridge.local";

    public string? AdministratorPassword { get; private init; }

    public int Seed { get; private init; } = NetworkGenerator.DefaultSeed;

    public int Participants { get; private init; } = 200;

    public string? Password { get; private init; }

    public string Folder { get; private init; } = "carebridge-demo";

    /// <exception cref="DemoException">The command line cannot be followed.</exception>
    public static DemoOptions Parse(string[] args)
    {
        var options = new DemoOptions
        {
            AdministratorPassword = Environment.GetEnvironmentVariable("CAREBRIDGE_ADMINISTRATOR_PASSWORD"),
        };
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length) throw new DemoException($"{args[i]} needs a value.\n{Usage}");
            options = options.With(args[i], args[i + 1]);
        }
        return options;
    }

    private DemoOptions With(string name, string value) => name switch
    {
        "--url" => this with { Url = Address(name, value) },
        "--fhir-url" => this with { FhirUrl = Address(name, value) },
        "--administrator-email" => this with { AdministratorEmail = value },
        "--administrator-password" => this with { AdministratorPassword = value },
        "--administrator-password-file" => this with { AdministratorPassword = Read(value) },
        "--seed" => this with { Seed = Number(name, value, int.MaxValue) },
        "--participants" => this with { Participants = Number(name, value, MaxParticipants) },
        "--password" => this with { Password = value },
        "--folder" => this with { Folder = value },
        _ => throw new DemoException($"There is no option {name}.\n{Usage}"),
    };

    private static Uri Address(string name, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https" }
            ? url
            : throw new DemoException($"{name} takes an address such as http://localhost:8080.");

    private static int Number(string name, string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new DemoException($"{name} takes a number from 0 to {most}.");

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DemoException($"The file {path} cannot be read: {exception.Message}", exception);
        }
    }
}
