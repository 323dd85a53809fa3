using System.Text.RegularExpressions;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Resilience;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using FhirSubscription = Hl7.Fhir.Model.Subscription;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>Reads where and how a client wants to be told.</summary>
internal sealed partial class ChannelReader(PublicAddresses addresses, SubscriptionSettings settings)
{
    private const string Path = "Subscription.channel";
    private const int MostHeaders = 5;
    private const int LongestHeader = 2000;

    /// <summary>What a header of ours says, or what belongs to the connection.</summary>
    private static readonly List<string> Ours =
    [
        "host", "connection", "content-", "transfer-encoding", "te", "trailer", "upgrade", "expect", "keep-alive",
        "proxy-", "webhook-", "part2-", "link", "traceparent", "tracestate", "date",
    ];

    public Channel Read(FhirSubscription.ChannelComponent channel, StrictReader strict)
    {
        var findings = strict.Findings;
        strict.Only(channel, Path, channel.PayloadElement, "extension", "type", "endpoint", "payload", "header");
        findings.That(
            channel.Type == FhirSubscription.SubscriptionChannelType.RestHook,
            $"{Path}.type",
            "Only rest-hook is served.");
        findings.That(
            channel.Endpoint is { Length: <= Lengths.Url } url && addresses.Allow(url) && !url.Contains('#'),
            $"{Path}.endpoint",
            $"An https address on the public internet, of at most {Lengths.Url} characters, is needed.");
        findings.That(
            channel.Payload == "application/fhir+json", $"{Path}.payload", "Only application/fhir+json is sent.");
        var extensions = strict.Extensions(
            channel, Path, Backport.HeartbeatPeriod, Backport.Timeout, Backport.MaxCount, Canonicals.SigningKey);
        return new Channel(
            new SubscriptionTerms
            {
                Filters = [],
                Endpoint = channel.Endpoint ?? "",
                Content = Content(channel, strict),
                Heartbeat = Seconds(
                    Backport.HeartbeatPeriod, settings.ShortestHeartbeat, SubscriptionSettings.LongestHeartbeat),
                Timeout = Seconds(Backport.Timeout, TimeSpan.FromSeconds(1), SubscriptionSettings.LongestTimeout)
                    ?? SubscriptionSettings.DefaultTimeout,
                MaxCount = Number(Backport.MaxCount, 1, SubscriptionSettings.MostEvents) ?? 1,
            },
            Headers(channel, findings),
            SigningKey(extensions[Canonicals.SigningKey].ToList(), findings));

        TimeSpan? Seconds(string extension, TimeSpan least, TimeSpan most) =>
            Number(extension, (int)least.TotalSeconds, (int)most.TotalSeconds) is { } seconds
                ? TimeSpan.FromSeconds(seconds)
                : null;

        int? Number(string extension, int least, int most)
        {
            if (extensions[extension].ToList() is not [var (value, path), ..] all) return null;
            var number = value is INullableValue<int> given ? given.Value : null;
            findings.That(
                all.Count == 1 && number >= least && number <= most, path, $"One number from {least} to {most}.");
            return number;
        }
    }

    private static PayloadContent Content(FhirSubscription.ChannelComponent channel, StrictReader strict)
    {
        var path = $"{Path}.payload";
        var values = strict.Extensions(channel.PayloadElement, path, Backport.PayloadContent)[Backport.PayloadContent];
        if (values.ToList() is [(Code { Value: var code }, _)] && Coded<PayloadContent>.TryParse(code, out var content))
            return content;
        strict.Findings.Add($"{path}.extension", $"Say {Backport.PayloadContent}: {EnumCode.OneOf<PayloadContent>()}");
        return PayloadContent.Empty;
    }

    private static List<string>? Headers(FhirSubscription.ChannelComponent channel, Findings findings)
    {
        if (channel.HeaderElement.Count == 0) return null;
        var headers = channel.Header.Select(header => header ?? "").ToList();
        foreach (var (header, path) in StrictReader.Indexed(headers, $"{Path}.header"))
        {
            var match = Header().Match(header);
            var name = match.Groups["name"].Value.ToLowerInvariant();
            findings.That(
                match.Success && header.Length <= LongestHeader,
                path,
                $"A header is written Name: value, in ASCII, with at most {LongestHeader} characters.");
            findings.That(
                !Ours.Exists(ours => ours[^1] == '-' ? name.StartsWith(ours, StringComparison.Ordinal) : name == ours),
                path,
                "This header is not yours to set.");
        }
        var names = headers.Select(header => header.Split(':')[0].ToLowerInvariant()).ToList();
        findings.That(
            headers.Count <= MostHeaders && names.Distinct().Count() == names.Count,
            $"{Path}.header",
            $"At most {MostHeaders} headers, each with a name of its own.");
        return headers;
    }

    private static string? SigningKey(List<(DataType? Value, string Path)> given, Findings findings)
    {
        if (given is not [var (value, path), ..]) return null;
        var key = (value as FhirString)?.Value;
        findings.That(
            given.Count == 1 && key is not null && WebhookSignature.IsKey(key),
            path,
            "One valueString is needed: whsec_ and 24 to 64 bytes in Base64.");
        return key;
    }

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}): ?[\x21-\x7E]([\x20-\x7E]*[\x21-\x7E])?\z")]
    private static partial Regex Header();
}

internal sealed record Channel(SubscriptionTerms Terms, IReadOnlyList<string>? Headers, string? SigningKey);
