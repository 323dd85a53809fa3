using CareBridge.Exchange.Features.Operations;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.CapabilityStatement;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>What the capability statement says of subscriptions: exactly what is served.</summary>
internal static class DescribeSubscriptions
{
    public static ResourceComponent Describe() => new()
    {
        Extension = [.. SubscriptionTopics.All.Select(
            topic => new Extension(Backport.Topic, new Canonical(topic.Canonical)))],
        Type = SubscriptionAnswer.Type,
        SupportedProfile = [Backport.Subscription],
        Documentation = string.Join(" ", SubscriptionTopics.All.Select(Describe)),
        Interaction = [.. Interactions.Select(code => new ResourceInteractionComponent { Code = code })],
        Versioning = ResourceVersionPolicy.Versioned,
        ReadHistory = false,
        UpdateCreate = true,
        ConditionalCreate = false,
        SearchParam = [.. ReadSubscriptions.ParameterNames.Select(Describe)],
        Operation = ServedOperations.Of(SubscriptionAnswer.Type),
    };

    private static IReadOnlyList<TypeRestfulInteraction> Interactions { get; } =
    [
        TypeRestfulInteraction.Create, TypeRestfulInteraction.Read, TypeRestfulInteraction.Update,
        TypeRestfulInteraction.Delete, TypeRestfulInteraction.SearchType,
    ];

    private static string Describe(SubscriptionTopic topic)
    {
        var filters = topic.Triggers.Select(
            trigger => $"{trigger.Type} by {string.Join(", ", trigger.Filters.Select(filter => filter.Name))}");
        return $"{topic.Canonical}: {topic.Description} Filters: {string.Join("; ", filters)}.";
    }

    private static SearchParamComponent Describe(string parameter) => new()
    {
        Name = parameter,
        Type = parameter switch
        {
            "url" => SearchParamType.Uri,
            "criteria" => SearchParamType.String,
            _ => SearchParamType.Token,
        },
    };
}
