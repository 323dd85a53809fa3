using System.Net.Mail;
using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Features.Groups;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Features.Resources;

/// <summary>A local resource as a request describes it. Everybody may read it: it names no participant.</summary>
internal sealed record ResourceInput
{
    public required ResourceCategory Category { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? Provider { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Url { get; init; }

    public IReadOnlyList<string> Languages { get; init; } = [];

    public string? Eligibility { get; init; }

    public string? HowToApply { get; init; }

    public string? Cost { get; init; }

    public string? Hours { get; init; }

    public IReadOnlyList<GroupVenue> Places { get; init; } = [];

    /// <summary>The day on which somebody made sure that it is so.</summary>
    public required DateOnly VerifiedOn { get; init; }

    /// <summary>Its last day, if that is known; after it, it is withdrawn.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The version that is replaced; whatever stands when left out.</summary>
    public long? ExpectedVersion { get; init; }

    /// <exception cref="InvalidRequestException">It breaks a rule.</exception>
    public ResourceProfile ToProfile(DateOnly today)
    {
        var check = new Check()
            .Text(Name, "name", ResourceDetails.NameLength)
            .OptionalText(Description, "description", ResourceDetails.TextLength)
            .OptionalText(Provider, "provider", ResourceDetails.NameLength)
            .OptionalText(Phone, "phone", GroupDetails.PhoneLength)
            .That(Email is null || IsMail(Email), "email", "An e-mail address.")
            .That(Url is null || WebAddress.IsWeb(Url), "url", $"A web address of at most {WebAddress.MaxLength}.")
            .That(
                Languages.Count <= ResourceDetails.MostLanguages && Languages.All(LanguageTags.IsTag),
                "languages",
                $"At most {ResourceDetails.MostLanguages}, as in BCP 47.")
            .OptionalText(Eligibility, "eligibility", ResourceDetails.TextLength)
            .OptionalText(HowToApply, "howToApply", ResourceDetails.TextLength)
            .OptionalText(Cost, "cost", ResourceDetails.TextLength)
            .OptionalText(Hours, "hours", ResourceDetails.TextLength)
            .That(
                Places.Count <= ResourceDetails.MostPlaces && Places.All(place => place is not null),
                "places",
                $"At most {ResourceDetails.MostPlaces}.")
            // A day may have begun elsewhere.
            .That(VerifiedOn <= today.AddDays(1), "verifiedOn", "Not a day in the future.")
            .That(ValidUntil is null || ValidUntil >= VerifiedOn, "validUntil", "Not before verifiedOn.");
        foreach (var (number, place) in Places.Index())
        {
            if (place is not null) GroupInput.CheckVenue(place, check, $"places[{number}]");
        }
        check.ThrowIfAny();
        return new ResourceProfile(
            Category,
            new ResourceDetails
            {
                Name = Name,
                Description = Description,
                Provider = Provider,
                Phone = Phone,
                Email = Email,
                Url = Url,
                Languages = [.. Languages.Distinct()],
                Eligibility = Eligibility,
                HowToApply = HowToApply,
                Cost = Cost,
                Hours = Hours,
                Places = [.. Places],
            },
            VerifiedOn,
            ValidUntil);
    }

    private static bool IsMail(string text) =>
        text.Length <= Lengths.Url && MailAddress.TryCreate(text, out var mail) && mail.Address == text;
}
