using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Security;
using CareBridge.Portal.Storage;
using CareBridge.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>A network whose people have accounts, with a mail server, a text message provider and webhooks.</summary>
public class NoticeHost : IAsyncLifetime
{
    public const string Origin = "https://portal.example";
    public const string SmsToken = "sms-token";

    private readonly TimeProvider? _clock;

    public NoticeHost()
        : this(null)
    {
    }

    protected NoticeHost(TimeProvider? clock) => _clock = clock;

    public CareBridgeTestHost Host { get; private set; } = null!;

    public MailServer Mail { get; private set; } = null!;

    /// <summary>The provider at <c>sms</c>, and webhooks elsewhere.</summary>
    public Receiver Web { get; private set; } = null!;

    public Guid Community { get; } = Guid.CreateVersion7();

    public Guid Clinic { get; } = Guid.CreateVersion7();

    public Guid CrisisTeam { get; } = Guid.CreateVersion7();

    public HttpClient Administrator => As(Guid.CreateVersion7(), Role.Administrator);

    protected IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["PublicUrl"] = Origin,
        ["Notices:Smtp:Host"] = "127.0.0.1",
        ["Notices:Smtp:Port"] = $"{Mail.Port}",
        ["Notices:Smtp:Security"] = "none",
        ["Notices:Smtp:From"] = "no-reply@portal.example",
        ["Notices:Sms:Url"] = Web.Address("sms"),
        ["Notices:Sms:Token"] = SmsToken,
        ["Notices:Sms:From"] = "CareBridge",
        ["Notices:FirstRetry"] = "00:00:00.200",
        ["Notices:LongestRetry"] = "00:00:01",
        ["Notices:FirstUrgentRetry"] = "00:00:00.200",
        ["Outbound:AllowHttp"] = "true",
        ["Outbound:AllowPrivateAddresses"] = "true",
    };

    public async Task InitializeAsync()
    {
        Mail = await MailServer.StartAsync();
        Web = await Receiver.StartAsync();
        Host = await CareBridgeTestHost.StartAsync(_clock, settings: Settings);
        await PutAsync($"/api/directory/organizations/{CrisisTeam}", new { name = "North Line", kind = "crisis-team" });
        await PutAsync(
            $"/api/directory/organizations/{Community}",
            new { name = "Harbor Peers", kind = "peer-community", crisisTeamId = CrisisTeam });
        await PutAsync($"/api/directory/organizations/{Clinic}", new { name = "River Clinic", kind = "clinic" });
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Web.DisposeAsync();
        await Mail.DisposeAsync();
    }

    public HttpClient As(Guid id, Role role, Guid? organization = null) => Host.As(new Caller(id, role, organization));

    /// <summary>Another instance of everything, on the same store.</summary>
    public Task<CareBridgeTestHost> StartAnotherAsync() =>
        CareBridgeTestHost.StartAsync(_clock, settings: Settings, beside: Host);

    /// <summary>Somebody who works there, with an account; they hear at an address of their own.</summary>
    /// <param name="mailbox">What the mail server does with it.</param>
    public async Task<Person> AddStaffAsync(Guid organization, Role role, string mailbox = "staff")
    {
        var id = Guid.CreateVersion7();
        await PutAsync(
            $"/api/directory/organizations/{organization}/staff/{id}", new { givenName = "Jo", familyName = "Rivers" });
        return await AddAccountAsync(id, role, organization, mailbox);
    }

    public async Task<Person> AddParticipantAsync(string mailbox = "participant")
    {
        var id = Guid.CreateVersion7();
        var answer = await As(Guid.CreateVersion7(), Role.PeerSpecialist, Community).PutAsJsonAsync(
            $"/api/directory/participants/{id}", new { givenName = "Sam", familyName = "Brook" });
        answer.EnsureSuccessStatusCode();
        return await AddAccountAsync(id, Role.Participant, null, mailbox);
    }

    /// <summary>A consent is asked of the participant by the specialist; gives its id.</summary>
    public async Task<Guid> AskConsentAsync(Person specialist, Person participant, string category = "engagement")
    {
        var id = Guid.CreateVersion7();
        var answer = await specialist.Client.PutAsJsonAsync($"/api/consent/consents/{id}", new
        {
            participantId = participant.Id,
            discloserOrganizationIds = new[] { Community },
            recipientOrganizationIds = new[] { Clinic },
            categories = new[] { category },
            purposes = new[] { "treatment" },
        });
        answer.EnsureSuccessStatusCode();
        return id;
    }

    public static async Task GrantAsync(Person participant, Guid consent)
    {
        var answer = await participant.Client.PostAsJsonAsync($"/api/consent/consents/{consent}/grant", new
        {
            expiresAt = TimeProvider.System.GetUtcNow().AddYears(1),
            signature = new { name = "Sam Brook" },
            statements = new { rightToRevoke = true, redisclosure = true, refusal = true },
        });
        answer.EnsureSuccessStatusCode();
    }

    internal async Task<T> InStoreAsync<T>(Func<PortalDbContext, Task<T>> work)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
    }

    /// <summary>As if the inbox had forgotten what it was told before.</summary>
    internal async Task TellAsync<TReaction, TMessage>(TMessage message)
        where TReaction : IReaction<TMessage>
        where TMessage : class
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TReaction>().HandleAsync(message, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<PortalDbContext>().SaveChangesAsync();
    }

    private async Task<Person> AddAccountAsync(Guid id, Role role, Guid? organization, string mailbox)
    {
        var person = new Person(this, id, role, organization, $"{mailbox}-{id:N}@mail.example");
        var answer = await PortalHost.PutAccountAsync(
            Administrator, id, person.Email, CareBridge.Platform.Web.EnumCode.Of(role));
        answer.EnsureSuccessStatusCode();
        return person;
    }

    private async Task PutAsync(string address, object content) =>
        (await Administrator.PutAsJsonAsync(address, content)).EnsureSuccessStatusCode();
}

public sealed record Person(NoticeHost Host, Guid Id, Role Role, Guid? Organization, string Email)
{
    public HttpClient Client => Host.As(Id, Role, Organization);

    public IReadOnlyList<Mail> Mails => Host.Mail.To(Email);

    public async Task<IReadOnlyList<JsonElement>> NoticesAsync() => await ItemsAsync("/api/portal/notices");

    /// <summary>The delivery log, the oldest first, as <c>channel outcome reason</c>.</summary>
    public async Task<IReadOnlyList<string>> DeliveriesAsync() =>
    [
        .. (await ItemsAsync("/api/portal/notices/deliveries")).Reverse().Select(line => string.Join(
            ' ', new[] { "channel", "outcome", "reason" }
                .Select(name => line.TryGetProperty(name, out var value) ? value.GetString() : "-"))),
    ];

    /// <summary>Settings of which each test says what it is about.</summary>
    public async Task<HttpResponseMessage> PutSettingsAsync(
        string[]? channels = null,
        string[]? urgentChannels = null,
        object[]? kinds = null,
        string? email = null,
        string? phone = null,
        string? webhookUrl = null,
        string? webhookKey = null,
        object? quietHours = null,
        string timeZone = "UTC",
        string language = "en",
        long? version = null) => await Client.PutAsJsonAsync("/api/portal/notices/settings", new
        {
            language,
            timeZone,
            channels = channels ?? ["email"],
            urgentChannels = urgentChannels ?? ["email"],
            kinds = kinds ?? [],
            email,
            phone,
            webhookUrl,
            webhookKey,
            quietHours,
            version,
        }, Given);

    private static JsonSerializerOptions Given { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private async Task<IReadOnlyList<JsonElement>> ItemsAsync(string address) =>
    [
        .. (await Client.GetFromJsonAsync<JsonElement>(address)).GetProperty("items").EnumerateArray(),
    ];
}
