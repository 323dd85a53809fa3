using System.Reflection;
using System.Text.RegularExpressions;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Messaging;
using Microsoft.Extensions.Hosting;

namespace CareBridge.Tests.Architecture;

/// <summary>
/// Nothing about a participant leaves past the door: what asks Consent is the door, and what can send uses it.
/// Endpoints are called one by one in <c>EveryExitTests</c>.
/// </summary>
public sealed partial class ExitRules
{
    /// <summary>What sends, and why that needs no door.</summary>
    private static readonly Dictionary<string, string> SendNothingOfParticipants = new()
    {
        ["src/CareBridge.Exchange/Features/Smart/ClientKeys.cs"] = "fetches the public keys of clients",
        ["src/CareBridge.Exchange/Features/Smart/PublishedKeys.cs"] = "fetches the public keys of a client",
        ["src/CareBridge.Exchange/ExchangeModule.cs"] = "registers what fetches the public keys of clients",
        ["src/CareBridge.Exchange/Features/Subscriptions/SubscriptionRoutes.cs"] =
            "registers what the courier sends with, who has the door",
        ["src/CareBridge.Portal/Delivery/HttpDelivery.cs"] =
            "hands parcels over, which are given no person, no kind and no subject (NoticeWordsTests)",
        ["src/CareBridge.Portal/Delivery/HttpTextProvider.cs"] = "sends a parcel's words and link to a phone",
        ["src/CareBridge.Portal/Delivery/SmtpConnection.cs"] = "sends a parcel's words and links in an e-mail",
        ["src/CareBridge.Portal/Delivery/WebhookChannel.cs"] = "sends a parcel's words and link to a webhook",
        ["src/CareBridge.Portal/Features/Notices/NoticeRegistration.cs"] = "registers what parcels are sent with",
        ["src/CareBridge.Portal/Forwarding/Forwarder.cs"] = "passes requests on, whose answers come through the door",
        ["src/CareBridge.Portal/Forwarding/ForwardingRegistration.cs"] = "registers what passes requests on",
    };

    private static readonly IReadOnlyList<Assembly> Services =
        [.. Host.Services.All.Select(module => module.GetType().Assembly), typeof(IReaction<>).Assembly];

    [Fact]
    public void Only_the_door_asks_for_disclosures() =>
        Assert.Empty(SourceFile.Of("src").Where(AsksPastTheDoor).Select(file => file.Path));

    [Fact]
    public void Whatever_sends_has_the_door()
    {
        var senders = SourceFile.Of("src").Where(SendsPastTheDoor).Select(file => file.Path);

        Assert.Equal(SendNothingOfParticipants.Keys.Order(), senders.Order());
    }

    [Fact]
    public void A_reaction_and_timed_work_get_hold_of_nothing_that_sends_past_the_door()
    {
        var workers = Services.SelectMany(assembly => assembly.GetTypes()).Where(IsWorker).ToList();

        Assert.Contains(workers, type => type.Name == "FollowConsent");
        Assert.Contains(workers, type => type.Name == "PageTeams");
        Assert.Empty(workers.Where(type => Sends(type, [])).Select(type => type.FullName));
    }

    [Theory]
    [InlineData("internal sealed class Board(IDisclosures disclosures)", true, false)]
    [InlineData("internal sealed class PushToClinic(IHttpClientFactory clients)", false, true)]
    [InlineData("    using var mail = new SmtpClient();", false, true)]
    [InlineData("internal sealed class Push(HttpClient http, DisclosureDoor door)", false, false)]
    public void A_way_past_the_door_is_found(string line, bool asks, bool sends)
    {
        var offender = new SourceFile("src/CareBridge.Referrals/Features/Offender.cs", [line]);

        Assert.Equal((asks, sends), (AsksPastTheDoor(offender), SendsPastTheDoor(offender)));
    }

    [Fact]
    public void A_worker_that_sends_is_found_however_deep()
    {
        Assert.True(Sends(typeof(PushOnChange), []));
        Assert.True(IsWorker(typeof(PushOnChange)));
        Assert.False(Sends(typeof(PushThroughDoor), []));
    }

    private static bool AsksPastTheDoor(SourceFile file) =>
        !file.Path.StartsWith("src/CareBridge.Consent/", StringComparison.Ordinal)
        && !file.Path.StartsWith("src/CareBridge.Contracts/", StringComparison.Ordinal)
        && !file.Path.StartsWith("src/CareBridge.Platform/Disclosures/", StringComparison.Ordinal)
        && file.Lines.Any(line => Disclosures().IsMatch(line));

    /// <summary>Platform offers the means; services are what would use them.</summary>
    private static bool SendsPastTheDoor(SourceFile file) =>
        Host.Services.All.Any(module => file.Path.StartsWith(
            $"src/{module.GetType().Namespace}/", StringComparison.Ordinal))
        && file.Lines.Any(line => Senders().IsMatch(line))
        && !file.Lines.Any(line => line.Contains(nameof(DisclosureDoor)));

    private static bool IsWorker(Type type) => type is { IsAbstract: false, IsInterface: false }
        && type.Namespace?.StartsWith("CareBridge.", StringComparison.Ordinal) == true
        && (typeof(IHostedService).IsAssignableFrom(type)
            || type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReaction<>)));

    /// <summary>Whether it, or anything of ours that it is made with, has a sender and no door.</summary>
    private static bool Sends(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type)) return false;
        var parts = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType)
            .ToList();
        if (parts.Contains(typeof(DisclosureDoor))) return false;
        return parts.Any(part => Senders().IsMatch(part.Name))
            || parts.SelectMany(Makes).Any(part => Sends(part, seen));
    }

    /// <summary>A question to a neighbour stays in the deployment.</summary>
    private static IEnumerable<Type> Makes(Type part)
    {
        if (part.Assembly == typeof(IDisclosures).Assembly) return [];
        if (part.IsInterface && Services.Contains(part.Assembly))
            return Services.SelectMany(assembly => assembly.GetTypes()).Where(type => part.IsAssignableFrom(type));
        return Services.Append(typeof(ExitRules).Assembly).Contains(part.Assembly) ? [part] : [];
    }

    [GeneratedRegex(@"\bIDisclosures\b")]
    private static partial Regex Disclosures();

    [GeneratedRegex(@"\b(I?HttpClient(Factory)?|HttpMessageInvoker|AddResilientHttpClient|WebRequest|WebClient"
        + @"|SmtpClient|TcpClient|UdpClient|Socket|ClientWebSocket|IHubContext)\b")]
    private static partial Regex Senders();

    private sealed class PushOnChange(ClinicPush push) : IReaction<object>
    {
        public Task HandleAsync(object message, CancellationToken cancellation) => push.SendAsync(cancellation);
    }

    private sealed class PushThroughDoor(HttpClient http, DisclosureDoor door) : IReaction<object>
    {
        public Task HandleAsync(object message, CancellationToken cancellation) =>
            http.GetAsync($"{door.NewDisclosure()}", cancellation);
    }

    private sealed class ClinicPush(HttpClient http)
    {
        public Task SendAsync(CancellationToken cancellation) => http.GetAsync("/", cancellation);
    }
}
