using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using FhirSubscription = Hl7.Fhir.Model.Subscription;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>What a client asks for, understood to the last element.</summary>
/// <param name="Headers">Null when it leaves them as they are.</param>
/// <param name="SigningKey">Null when it leaves the choice, or the key that there is, to us.</param>
internal sealed record SubscriptionRequest(
    SubscriptionTopic Topic, SubscriptionTerms Terms, IReadOnlyList<string>? Headers, string? SigningKey)
{
    public required bool IsOff { get; init; }
}

/// <summary>Reads a Subscription: exactly as it is, or not at all.</summary>
internal sealed class SubscriptionReader(Findings findings, string baseUrl, ChannelReader channels, TimeProvider time)
{
    private const int LongestReason = 500;
    private const int MostFilters = 10;

    private readonly StrictReader _strict = new(findings, baseUrl);

    /// <exception cref="UnacceptableException">Something in it cannot be honoured exactly.</exception>
    public SubscriptionRequest Read(FhirSubscription subscription)
    {
        // What was wrong is ours to write, and a client may send it back.
        _strict.Only(
            subscription,
            "Subscription",
            subscription.CriteriaElement,
            "id", "meta", "language", "text", "status", "end", "reason", "criteria", "error", "channel");
        var topic = SubscriptionTopics.Find(subscription.Criteria ?? "");
        findings.That(
            topic is not null,
            "Subscription.criteria",
            $"One of {string.Join(", ", SubscriptionTopics.All.Select(one => one.Canonical))} is needed.");
        var reason = subscription.Reason;
        findings.That(
            reason is { Length: <= LongestReason } && !reason.Contains('\0'),
            "Subscription.reason",
            $"Required, at most {LongestReason} characters.");
        findings.That(
            subscription.End is null || subscription.End > time.GetUtcNow(), "Subscription.end", "It has passed.");
        var filters = Filters(subscription, topic);
        var channel = channels.Read(subscription.Channel ?? new(), _strict);
        findings.ThrowIfAny();
        return new SubscriptionRequest(
            topic!,
            channel.Terms with { Filters = filters, End = subscription.End, Reason = reason },
            channel.Headers,
            channel.SigningKey)
        {
            IsOff = subscription.Status == FhirSubscription.SubscriptionStatus.Off,
        };
    }

    private List<string> Filters(FhirSubscription subscription, SubscriptionTopic? topic)
    {
        const string Path = "Subscription.criteria";
        var extensions = _strict.Extensions(subscription.CriteriaElement, Path, Backport.FilterCriteria);
        var filters = new List<string>();
        foreach (var (value, path) in extensions[Backport.FilterCriteria])
        {
            if (value is not FhirString { Value: { } criterion }) findings.Add(path, "A valueString is needed.");
            else if (topic is null || EventFilter.Parse(criterion, topic, baseUrl, path, findings) is not null)
                filters.Add(criterion);
        }
        findings.That(filters.Count <= MostFilters, Path, $"At most {MostFilters} filters.");
        return filters;
    }
}
