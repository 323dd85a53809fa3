using System.Text.Json.Nodes;

namespace CareBridge.Tests.Directory;

/// <summary>Services as a package of Open Referral's HSDS has them.</summary>
internal static class HsdsServices
{
    public static string Feed(params JsonNode[] services) =>
        new JsonArray([.. services.Select(service => service.DeepClone())]).ToJsonString();

    public static JsonObject One(string id, params (string Column, JsonNode? Value)[] otherwise)
    {
        var service = JsonNode.Parse($$"""
            {
              "id": "{{id}}", "name": "Shelter {{id}}", "description": "A bed.", "status": "active",
              "assured_date": "2026-05-01", "wait_time": "none",
              "organization": {"id": "o-{{id}}", "name": "River Shelter", "description": "Beds."},
              "phones": [{"id": "p-{{id}}", "number": "555-0100", "type": "voice"}],
              "schedules": [{"id": "h-{{id}}", "description": "Mo-Fr from eight."}],
              "languages": [{"id": "g-{{id}}", "code": "es"}],
              "service_at_locations": [{"id": "a-{{id}}", "location": {
                "id": "l-{{id}}", "location_type": "physical", "name": "Old Mill", "addresses": [{
                  "id": "d-{{id}}", "address_1": "1 Mill Lane", "city": "Millbrook", "state_province": "OH",
                  "postal_code": "43001", "country": "US", "address_type": "physical"}]
              } }]
            }
            """)!.AsObject();
        foreach (var (column, value) in otherwise)
        {
            if (value is null) service.Remove(column);
            else service[column] = value;
        }
        return service;
    }
}
