using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>A Subscription as its client is shown it.</summary>
internal static class SubscriptionAnswer
{
    /// <summary>As scopes and addresses name it.</summary>
    public const string Type = "Subscription";

    /// <param name="newSigningKey">Told once, to a client that has left the choice to us.</param>
    public static FhirResult Of(int status, Subscription subscription, string? newSigningKey = null) =>
        new(status, FhirJson.Write(Map(subscription, newSigningKey)))
        {
            Version = subscription.Version,
            LastModified = subscription.ChangedAt,
            Headers = new Dictionary<string, string>
            {
                ["Location"] = $"{subscription.BaseUrl}/{Type}/{subscription.Id}",
            },
        };

    public static Hl7.Fhir.Model.Subscription Map(Subscription subscription, string? newSigningKey = null) =>
        SubscriptionMapper.Map(subscription, SubscriptionTopics.Of(subscription.Topic).Canonical, newSigningKey);
}
