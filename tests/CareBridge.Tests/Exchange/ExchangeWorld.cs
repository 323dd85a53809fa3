using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exchange;

/// <summary>A peer community, a clinic with a registered system, and a second clinic with another.</summary>
public sealed class ExchangeWorld : IAsyncLifetime
{
    public const string AllScopes =
        "system/*.rs system/Task.crus system/ServiceRequest.cu system/Consent.cu system/CarePlan.cu "
        + "system/DocumentReference.cu system/Communication.c system/Appointment.cu system/Subscription.cruds";

    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Instead of the system's.</summary>
    internal FixedClock? Clock { get; init; }

    internal IReadOnlyDictionary<string, string?>? Settings { get; init; }

    internal TestKeys Keys { get; } = new();

    internal TestDisclosures Disclosures { get; } = new();

    internal TestReferrals Referrals { get; private set; } = null!;

    internal TestFilings Filings { get; private set; } = null!;

    internal TestAccounting Accounting { get; } = new();

    public CareBridgeTestHost Host { get; internal set; } = null!;

    /// <summary>Made anew each time: an internal token lasts a minute.</summary>
    public HttpClient Administrator => Host.As(new Caller(Guid.CreateVersion7(), Role.Administrator, null));

    public Guid Community { get; } = Guid.CreateVersion7();

    public Guid Clinic { get; } = Guid.CreateVersion7();

    public Guid OtherClinic { get; } = Guid.CreateVersion7();

    public Guid ClinicSystem { get; private set; }

    public HttpClient ClinicClient { get; private set; } = null!;

    public HttpClient OtherClient { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CareBridgeTestHost.StartAsync(Clock, configure: Configure, settings: Settings);
        Referrals = Host.Services.GetRequiredService<TestReferrals>();
        Filings = Host.Services.GetRequiredService<TestFilings>();
        await PutOrganizationAsync(Community, "Harbor Peers", "peer-community");
        await PutOrganizationAsync(Clinic, "Lakeside Clinic", "clinic");
        await PutOrganizationAsync(OtherClinic, "Hilltop Clinic", "clinic");
        ClinicSystem = await RegisterAsync(Clinic);
        ClinicClient = await SignInAsync(ClinicSystem);
        OtherClient = await SignInAsync(await RegisterAsync(OtherClinic));
    }

    /// <summary>Another instance of everything, on the same store.</summary>
    public Task<CareBridgeTestHost> StartAnotherAsync() =>
        CareBridgeTestHost.StartAsync(configure: Configure, settings: Settings, beside: Host);

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Keys.Dispose();
    }

    public async Task<Guid> RegisterAsync(Guid organization, string scope = AllScopes)
    {
        var id = Guid.CreateVersion7();
        var answer = await Administrator.PutAsJsonAsync(
            $"/api/exchange/clients/{id}", Registration(organization, scope));
        answer.EnsureSuccessStatusCode();
        return id;
    }

    public JsonObject Registration(Guid organization, string scope = AllScopes) => new()
    {
        ["organizationId"] = organization.ToString(),
        ["name"] = "EHR",
        ["scope"] = scope,
        ["purpose"] = "treatment",
        ["jwks"] = Keys.Jwks,
    };

    public string TokenEndpoint => new Uri(Host.Address, "/fhir/auth/token").ToString();

    public JsonObject Claims(Guid client) =>
        TestKeys.Claims(client, TokenEndpoint, (Clock ?? TimeProvider.System).GetUtcNow());

    public Task<HttpResponseMessage> AskForTokenAsync(string assertion, string? scope = AllScopes) =>
        Host.Anonymous.PostAsync("/fhir/auth/token", TestKeys.TokenRequest(assertion, scope));

    public async Task<HttpClient> SignInAsync(Guid client, string scope = AllScopes)
    {
        var answer = await AskForTokenAsync(Keys.Sign(Claims(client)), scope);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        return new HttpClient
        {
            BaseAddress = Host.Address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
    }

    /// <summary>Handles the message as if it had come over the bus, and saves.</summary>
    internal async Task ProjectAsync<TReaction, TMessage>(TMessage message)
        where TReaction : IReaction<TMessage>
        where TMessage : class
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TReaction>().HandleAsync(message, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<ExchangeDbContext>().SaveChangesAsync();
    }

    internal async Task<T> InStoreAsync<T>(Func<ExchangeDbContext, Task<T>> query)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<ExchangeDbContext>());
    }

    public ReferralChanged Referral(
        Guid participant, ReferralStatus status = ReferralStatus.Sent, long version = 2) => new()
        {
            ReferralId = Guid.CreateVersion7(),
            Version = version,
            ParticipantId = participant,
            ReferringOrganizationId = Community,
            ReceivingOrganizationId = Clinic,
            RequesterId = Guid.CreateVersion7(),
            Status = status,
            Priority = ReferralPriority.Urgent,
            ServiceCode = "outpatient-treatment",
            AuthoredAt = Noon,
            SentAt = status is ReferralStatus.Draft or ReferralStatus.AwaitingConsent ? null : Noon,
            ChangedAt = Noon.AddMinutes(version),
        };

    public CheckInRecorded CheckIn(Guid participant, Guid? organization = null, DateTimeOffset? heldAt = null) => new()
    {
        CheckInId = Guid.CreateVersion7(),
        ParticipantId = participant,
        OrganizationId = organization ?? Community,
        RecordedBy = Guid.CreateVersion7(),
        Engagement = Engagement.AtRisk,
        Craving = 4,
        RecoveryCapital = 37,
        HeldAt = heldAt ?? Noon,
        RecordedAt = Noon.AddMinutes(1),
    };

    /// <summary>Permits it, and takes the consent that does into the store.</summary>
    internal async Task<ConsentChanged> ConsentAsync(Guid participant, params DisclosureCategory[] categories)
    {
        var consent = Granted(participant) with
        {
            ConsentId = Disclosures.Permit(participant, Community, Clinic, categories),
            Categories = categories,
        };
        await ProjectAsync<ProjectConsent, ConsentChanged>(consent);
        return consent;
    }

    /// <summary>The participant has consented that the community tells the clinic.</summary>
    public ConsentChanged Granted(Guid participant) => new()
    {
        ConsentId = Guid.CreateVersion7(),
        Version = 2,
        ParticipantId = participant,
        Status = ConsentStatus.Granted,
        DiscloserOrganizationIds = [Community],
        RecipientOrganizationIds = [Clinic],
        Categories = [DisclosureCategory.CheckInScores],
        Purposes = [PurposeOfUse.Treatment],
        RequestedAt = Noon,
        GrantedAt = Noon,
        ExpiresAt = Noon.AddYears(1),
        Signer = SignerRole.Participant,
        ChangedAt = Noon,
    };

    public ParticipantChanged Participant(Guid id, long version, params ParticipantIdentifier[] identifiers) => new()
    {
        ParticipantId = id,
        Version = version,
        Active = true,
        OrganizationIds = [Community, Clinic, OtherClinic],
        RegisteredBy = Community,
        Details = Host.Services.GetRequiredService<ISeal>().Seal(new ParticipantDetails
        {
            GivenName = "Jo",
            FamilyName = "Rivers",
            BirthDate = new DateOnly(1990, 4, 2),
            Gender = "female",
            Identifiers = identifiers,
        }),
        ChangedAt = Noon,
    };

    private void Configure(IServiceCollection services)
    {
        services.AddSingleton<IDisclosures>(Disclosures);
        services.AddSingleton<TestReferrals>();
        services.AddSingleton<IReferralAnswers>(provider => provider.GetRequiredService<TestReferrals>());
        services.AddSingleton<TestFilings>();
        services.AddSingleton<IConsentFilings>(provider => provider.GetRequiredService<TestFilings>());
        services.AddSingleton<IEmergencies, TestEmergencies>();
        services.AddSingleton<IAccounting>(Accounting);
    }

    public async Task PutOrganizationAsync(Guid id, string name, string kind)
    {
        var answer = await Administrator.PutAsJsonAsync($"/api/directory/organizations/{id}", new { name, kind });
        answer.EnsureSuccessStatusCode();
    }
}

[CollectionDefinition(Name)]
public sealed class ExchangeCollection : ICollectionFixture<ExchangeWorld>
{
    public const string Name = "exchange";
}
