using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Features.Preferences;

/// <summary>How somebody wishes to be addressed and reached; what is left out is not wished for.</summary>
internal sealed record ParticipantPreferencesInput
{
    public string? PreferredName { get; init; }

    public string? Pronouns { get; init; }

    public string? Language { get; init; }

    public bool NeedsInterpreter { get; init; }

    public IReadOnlyList<ContactChannel> Channels { get; init; } = [];

    public bool MayLeaveMessage { get; init; }

    public IReadOnlyList<ContactHours> Hours { get; init; } = [];

    public string? TimeZone { get; init; }

    /// <summary>The participant's version that is changed; whatever stands when left out.</summary>
    public long? ExpectedVersion { get; init; }

    /// <exception cref="InvalidRequestException">It breaks a rule.</exception>
    public ParticipantPreferences ToPreferences()
    {
        new Check()
            .OptionalText(PreferredName, "preferredName", ParticipantPreferences.TextLength)
            .OptionalText(Pronouns, "pronouns", ParticipantPreferences.TextLength)
            .That(Language is null || LanguageTags.IsTag(Language), "language", "As in BCP 47, such as es-MX.")
            .That(!NeedsInterpreter || Language is not null, "language", "Required where somebody is to interpret.")
            .That(
                Hours.Count <= ParticipantPreferences.MostHours && Hours.All(hours => hours?.From < hours?.Until),
                "hours",
                $"At most {ParticipantPreferences.MostHours}, each until later on the same day.")
            .That(
                TimeZone is null ? Hours.Count == 0 : TimeZones.IsKnown(TimeZone),
                "timeZone",
                "A name of the IANA time zone database; required with hours.")
            .ThrowIfAny();
        return new ParticipantPreferences
        {
            PreferredName = PreferredName,
            Pronouns = Pronouns,
            Language = Language,
            NeedsInterpreter = NeedsInterpreter,
            Channels = [.. Channels.Distinct()],
            MayLeaveMessage = MayLeaveMessage,
            Hours = [.. Hours.Distinct()],
            TimeZone = TimeZone,
        };
    }
}
