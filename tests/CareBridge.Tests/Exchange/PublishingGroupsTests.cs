using System.Net;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Security;
using CareBridge.Tests.Directory;

namespace CareBridge.Tests.Exchange;

/// <summary>A peer group is a HealthcareService, and each place where it meets a Location.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class PublishingGroupsTests(ExchangeWorld world)
{
    private readonly Guid _id = Guid.CreateVersion7();

    private Guid Venue => LocationMapper.IdFor(_id, GroupFormat.Local);

    private Guid Online => LocationMapper.IdFor(_id, GroupFormat.Online);

    private HttpClient Specialist =>
        world.Host.As(new Caller(Guid.CreateVersion7(), Role.PeerSpecialist, world.Community));

    [Fact]
    public async Task A_group_is_told_with_its_way_format_languages_times_and_places()
    {
        await PutAsync(PeerGroups.Hybrid());

        var group = await world.SeeAsync($"HealthcareService/{_id}");
        var venue = await world.SeeAsync($"Location/{Venue}");
        var online = await world.SeeAsync($"Location/{Online}");

        Assert.Equal("Thursday circle", group.Text("name"));
        Assert.Equal($"Organization/{world.Community}", group.Text("providedBy", "reference"));
        Assert.Equal("twelve-step", group.Text("program", 0, "coding", 0, "code"));
        Assert.Equal("women", group.Text("eligibility", 0, "code", "coding", 0, "code"));
        Assert.Equal("hybrid", group.Text("characteristic", 0, "coding", 0, "code"));
        Assert.Equal("es", group.Text("communication", 1, "coding", 0, "code"));
        Assert.Equal("sat", group.Text("availableTime", 1, "daysOfWeek", 0));
        Assert.Equal("23:30:00", group.Text("availableTime", 1, "availableStartTime"));
        Assert.Equal("00:30:00", group.Text("availableTime", 1, "availableEndTime"));
        Assert.Equal(
            ["true", "America/New_York"],
            group.GetProperty("extension").EnumerateArray()
                .Select(e => e.TryGetProperty("valueBoolean", out var room) ? room.GetRawText() : e.Text("valueCode")));
        Assert.Equal(
            [$"Location/{Venue}", $"Location/{Online}"],
            group.GetProperty("location").EnumerateArray().Select(place => place.Text("reference")));
        Assert.Equal("Old Mill", venue.Text("name"));
        Assert.Equal("1 Mill Lane", venue.Text("address", "line", 0));
        Assert.Equal("-82.5", venue.Text("position", "longitude"));
        Assert.Equal("https://meet.example.org/thursday", online.Text("telecom", 0, "value"));
        Assert.False(group.GetProperty("meta").TryGetProperty("security", out _));
    }

    [Fact]
    public async Task How_it_is_held_and_what_is_not_every_week_is_told_too()
    {
        var group = PeerGroups.Hybrid().Saying("structures", new JsonArray("step-study")).Saying("places", 12)
            .Saying("welcomesTrialVisits", true).Saying("groundRules", "What is said here stays.")
            .Saying("onlinePhone", "+1 555 0100").Saying("byAppointment", true)
            .Saying("meetings", new JsonArray(
                PeerGroups.Meeting("thursday", "19:00:00"),
                PeerGroups.Meeting("friday", "19:00:00", "20:00:00").Saying("weekOfMonth", -1),
                PeerGroups.Meeting("monday", "07:30:00").Saying("everyWeeks", 2).Saying("firstOn", "2026-01-05")));
        await PutAsync(group);

        var seen = await world.SeeAsync($"HealthcareService/{_id}");

        Assert.Equal("step-study", seen.Text("characteristic", 2, "coding", 0, "code"));
        Assert.Equal("What is said here stays.", seen.Text("extraDetails"));
        Assert.Equal("true", seen.Text("appointmentRequired"));
        Assert.Equal("thu", Assert.Single(seen.GetProperty("availableTime").EnumerateArray()).Text("daysOfWeek", 0));
        var rules = seen.GetProperty("extension").EnumerateArray()
            .Where(extension => extension.Text("url") == Canonicals.RecurringMeeting).ToList();
        Assert.Equal(
            ["FREQ=MONTHLY;BYDAY=-1FR", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"],
            rules.Select(rule => rule.Text("extension", 0, "valueString")));
        Assert.Equal("2026-01-05", rules[1].Text("extension", 1, "valueDate"));
        Assert.Equal("07:30:00", rules[1].Text("extension", 2, "valueTime"));
        Assert.Equal("+1 555 0100", (await world.SeeAsync($"Location/{Online}")).Text("telecom", 1, "value"));
    }

    [Fact]
    public async Task It_is_found_by_what_somebody_looks_for()
    {
        var name = $"Circle{_id:N}";
        var city = $"City{_id:N}";
        var group = PeerGroups.Hybrid(name);
        group["venue"]!["city"] = city;
        await PutAsync(group);
        await world.SeeAsync($"Location/{Online}");

        foreach (var query in (string[])
            [
                "program=medication-friendly", "characteristic=hybrid&characteristic=wheelchair-access",
                "communication=urn:ietf:bcp:47|es", "eligibility=newcomers", "accepts-new-members=true&active=true",
                "service-category=32&service-type=peer-support", $"organization={world.Community}",
                $"location={Venue}", $"location.address-city={city}",
            ])
        {
            Assert.Equal([_id], (await world.SearchAsync($"HealthcareService?name={name}&{query}")).Matches());
        }
        Assert.Empty((await world.SearchAsync($"HealthcareService?name={name}&program=secular")).Matches());
        foreach (var query in (string[])
            [
                $"address-city={city}", $"address={city}", $"name=Old&address-city={city}",
                $"address-state=OH&address-postalcode=43001&address-country=US&address-city={city}",
                $"status=active&type=local&address-city={city}", $"organization={world.Community}&address-city={city}",
            ])
        {
            Assert.Equal([Venue], (await world.SearchAsync($"Location?{query}")).Matches());
        }
        var places = await world.SearchAsync($"HealthcareService?name={name}&_include=HealthcareService:location");
        Assert.Equal(2, places.Entries("include").Count);
    }

    [Fact]
    public async Task A_group_that_meets_no_more_is_inactive_and_so_are_its_places()
    {
        await PutAsync(PeerGroups.Hybrid());
        await world.SeeAsync($"Location/{Venue}");

        await Specialist.PostAsync($"groups/{_id}/close");

        await world.SeeAsync($"HealthcareService/{_id}", group => group.Text("active") == "false");
        await world.SeeAsync($"Location/{Venue}", place => place.Text("status") == "inactive");
    }

    [Fact]
    public async Task A_place_that_it_has_not_is_not_there()
    {
        await PutAsync(PeerGroups.Hybrid());
        await world.SeeAsync($"Location/{Venue}");

        await PutAsync(PeerGroups.Hybrid().Saying("format", "online").Saying("venue", null));

        var group = await world.SeeAsync($"HealthcareService/{_id}", seen => seen.Text("meta", "versionId") == "2");
        Assert.Equal($"Location/{Online}", Assert.Single(group.GetProperty("location").EnumerateArray())
            .Text("reference"));
        await world.SeeAsync($"Location/{Online}", place => place.Text("meta", "versionId") == "2");
        await (await world.ClinicClient.GetAsync($"/fhir/Location/{Venue}")).IssueAsync(HttpStatusCode.NotFound);
    }

    private Task PutAsync(JsonObject group) => Specialist.PutAsync($"groups/{_id}", group);
}
