using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>A local resource as a service with its places. No participant is in it.</summary>
internal static class ResourceMapper
{
    public static Guid PlaceIdFor(Guid resourceId, int number) =>
        DerivedId.Of("place of a local resource", resourceId, $"{number}");

    public static IEnumerable<Projection> Map(ResourceChanged message, ResourceDetails details)
    {
        yield return new Projection
        {
            Id = message.ResourceId,
            Version = message.Version,
            Resource = Service(message, details),
        };
        for (var number = 0; number < message.PlacesEver; number++)
        {
            var place = details.Places.ElementAtOrDefault(number);
            yield return new Projection
            {
                Id = PlaceIdFor(message.ResourceId, number),
                Version = message.Version,
                Visible = place is not null,
                Resource = Place(message, place is null ? new Location() : LocationMapper.Of(place, details.Name)),
            };
        }
    }

    private static HealthcareService Service(ResourceChanged message, ResourceDetails details) => new()
    {
        Extension =
        [
            new Extension(Canonicals.KeptBy, Values.Organization(message.OrganizationId)),
            .. message.VerifiedOn is { } day
                ? [new Extension(Canonicals.VerifiedOn, new Date(Values.Date(day)))] : Array.Empty<Extension>(),
        ],
        Active = message.Active,
        ProvidedBy = details.Provider is { } provider ? new ResourceReference { Display = provider } : null,
        Category = [Values.Concept(CodeSystems.ResourceCategory, EnumCode.Of(message.Category))],
        Location =
        [
            .. details.Places.Select(
                (_, number) => new ResourceReference($"Location/{PlaceIdFor(message.ResourceId, number)}")),
        ],
        Name = details.Name,
        Comment = details.Description,
        ExtraDetails = Lines(details.HowToApply, details.Cost, details.Hours),
        Telecom =
        [
            .. Reached(ContactPoint.ContactPointSystem.Phone, details.Phone),
            .. Reached(ContactPoint.ContactPointSystem.Email, details.Email),
            .. Reached(ContactPoint.ContactPointSystem.Url, details.Url),
        ],
        Eligibility = details.Eligibility is { } eligibility
            ? [new HealthcareService.EligibilityComponent { Comment = eligibility }]
            : [],
        Communication = [.. details.Languages.Select(code => Values.Concept(CodeSystems.Language, code))],
        NotAvailable = message.ValidUntil is { } last
            ?
            [
                new HealthcareService.NotAvailableComponent
                {
                    Description = "It ends.",
                    During = Values.Days(last.AddDays(1), end: null),
                },
            ]
            : [],
    };

    private static Location Place(ResourceChanged message, Location location)
    {
        location.Status = message.Active ? Location.LocationStatus.Active : Location.LocationStatus.Inactive;
        location.Mode = Location.LocationMode.Instance;
        return location;
    }

    private static IEnumerable<ContactPoint> Reached(ContactPoint.ContactPointSystem system, string? value) =>
        value is null ? [] : [new ContactPoint { System = system, Value = value }];

    private static string? Lines(params string?[] texts) =>
        string.Join("\n\n", texts.OfType<string>()) is { Length: > 0 } all ? all : null;
}
