using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;

namespace CareBridge.Aftercare.Domain;

/// <summary>What a partner may be told of, if the participant wants it.</summary>
internal enum PartnerTopic
{
    /// <summary>That they are not in touch as agreed.</summary>
    Contact,
    Craving,

    /// <summary>And how they sleep, and whether they feel alone.</summary>
    Mood,
    Sobriety,

    /// <summary>The BARC-10.</summary>
    RecoveryCapital,
}

internal static class PartnerTopics
{
    public static PartnerTopic Of(WarningSignal signal) => signal switch
    {
        WarningSignal.CheckInsMissed or WarningSignal.ContactLost => PartnerTopic.Contact,
        WarningSignal.Craving => PartnerTopic.Craving,
        WarningSignal.Mood or WarningSignal.Sleep or WarningSignal.Connection => PartnerTopic.Mood,
        WarningSignal.SobrietyNotKept => PartnerTopic.Sobriety,
        WarningSignal.RecoveryCapitalFell => PartnerTopic.RecoveryCapital,
    };

    /// <summary>As a consent names it. That a call would do good tells how somebody stays in touch.</summary>
    public static DisclosureCategory CategoryOf(PartnerTopic topic) => topic switch
    {
        PartnerTopic.Contact => DisclosureCategory.Engagement,
        PartnerTopic.Craving or PartnerTopic.Mood or PartnerTopic.Sobriety or PartnerTopic.RecoveryCapital =>
            DisclosureCategory.CheckInScores,
    };

    /// <summary>Of all that may be told, and of the warning itself.</summary>
    public static IReadOnlyList<DisclosureCategory> CategoriesOf(IEnumerable<PartnerTopic> topics) =>
        [.. topics.Append(PartnerTopic.Contact).Select(CategoryOf).Distinct().Order()];
}
