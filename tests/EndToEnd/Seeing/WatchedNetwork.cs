using System.Text.Json.Nodes;
using CareBridge.Demo.Invention;
using CareBridge.EndToEnd.Browsing;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;
using CareBridge.Testing.Telemetry;
using Microsoft.Playwright;
using Network = CareBridge.Demo.Invention.Network;
using Participant = CareBridge.Demo.Invention.Participant;

namespace CareBridge.EndToEnd.Seeing;

/// <summary>
/// The demonstration network in seven processes over RabbitMQ, with everything kept that they tell an operator and each
/// other: logs, traces, metrics, messages.
/// </summary>
public sealed class WatchedNetwork : IAsyncLifetime
{
    private const int Participants = 12;
    private const string Password = "demo-of-the-tests-1";
    private const string Scope = "system/*.rs system/Subscription.cruds";

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("carebridge-watched-");
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public SevenProcesses Deployment { get; private set; } = null!;

    public TelemetryReceiver Telemetry { get; private set; } = null!;

    public Receiver Clinic { get; private set; } = null!;

    public RegisteredClient Ehr { get; private set; } = null!;

    internal OverheardMessages Messages { get; private set; } = null!;

    internal Network Invented { get; private set; } = null!;

    /// <summary>Somebody who lets their clinic see how they are.</summary>
    internal Participant Participant { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Telemetry = await TelemetryReceiver.StartAsync();
        Clinic = await Receiver.StartAsync();
        Deployment = await SevenProcesses.StartAsync(new Arrangement
        {
            Settings = new Dictionary<string, string>(Telemetry.Settings)
            {
                ["Outbound__AllowHttp"] = "true",
                ["Outbound__AllowPrivateAddresses"] = "true",
            },
        });
        Messages = await OverheardMessages.ListenAsync(Deployment.Broker.AmqpUri);
        // A second run goes on where a busy machine ended the first.
        await Eventually.SucceedsAsync(
            () => Deployment.InventAsync(
                "--participants", $"{Participants}", "--password", Password, "--folder", _folder.FullName),
            TimeSpan.FromMinutes(5));
        var memory = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "demo.json")))!;
        Invented = new NetworkGenerator(
            NetworkGenerator.DefaultSeed, DateOnly.Parse((string)memory["ReferenceDate"]!, null)).Invent(Participants);
        Participant = Invented.Participants.First(one => one.Consent?.End == ConsentEnd.Granted);

        using var administrator = await Person.SignInAsync(
            Deployment.Portal, "administrator@carebridge.local", Deployment.AdministratorPassword);
        Ehr = await RegisteredClient.RegisterAsync(administrator, Deployment.Fhir, Participant.ClinicId, Scope);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <summary>A browser in which one of the staff is signed in.</summary>
    internal async Task<IPage> BrowseAsync(StaffPerson person)
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = Deployment.Portal.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator("#email").FillAsync(person.Email);
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("#password").PressAsync("Enter");
        await page.WaitForURLAsync("**/people", new() { WaitUntil = WaitUntilState.Commit });
        return page;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        Ehr?.Dispose();
        if (Messages is not null) await Messages.DisposeAsync();
        if (Deployment is not null) await Deployment.DisposeAsync();
        await Clinic.DisposeAsync();
        await Telemetry.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
