namespace CareBridge.Demo.Invention;

/// <summary>What a community does with somebody since a day, and who stands by them.</summary>
internal sealed class Surroundings(DateOnly today, int number, DateOnly begunOn, Func<string, Guid> id)
{
    private const int Weeks = 4;

    private static readonly (string Role, string Name)[] People =
    [
        ("sponsor", "Sam Oduya"), ("sibling", "Ada Lindqvist"), ("accountability-partner", "Mo Castellano"),
        ("parent", "Ruth Abernathy"), ("friend", "Lou Pereira"), ("partner", "Kim Nakagawa"),
        ("mentor", "Jo Whitfield"),
    ];

    private DateOnly? EndedOn => number % 11 == 7 ? today.AddDays(-1) : null;

    public SupportStory Support() => new(id("support"), begunOn, IsOnHold: number % 9 == 4, EndedOn);

    /// <summary>A group every week, online now and then, and once their specialist alone.</summary>
    public IEnumerable<Attendance> Attendances()
    {
        for (var week = Weeks; week > 0; week--)
        {
            var day = today.AddDays((-7 * week) + (number % 5));
            if (day < begunOn) continue;
            var isGroup = week != 2;
            yield return new Attendance(
                id($"attendance/{week}"),
                isGroup ? "group" : "one-to-one",
                (number + week) % 3 == 0 ? "online" : "in-person",
                new DateTimeOffset(day, new TimeOnly(isGroup ? 18 : 14, 30), TimeSpan.Zero),
                isGroup ? 90 : 45);
        }
    }

    public IEnumerable<CircleMember> Circle(StaffPerson specialist, Organization? clinic)
    {
        if (number % 3 == 2) yield break;
        yield return new CircleMember(id("circle/specialist"), "staff", "peer-support")
        {
            PersonId = specialist.Id,
            StartedOn = begunOn,
            EndedOn = EndedOn,
        };
        if (clinic is not null)
        {
            yield return new CircleMember(id("circle/clinic"), "organization", "treatment")
            {
                MemberOrganizationId = clinic.Id,
            };
        }
        foreach (var index in (int[])[0, 1])
        {
            var (role, name) = People[(number + (index * 3)) % People.Length];
            yield return new CircleMember(id($"circle/{role}"), "related", role) { Name = name };
        }
    }
}
