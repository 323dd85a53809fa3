using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Exchange.Features.Export;

/// <summary>
/// <c>GET /fhir/Group/{id}</c>: the one group that an organization has, those whose consent names it as recipient,
/// under the organization's own id. Who is in it is not said: that is told by the patients, one decision each.
/// </summary>
internal static class ReadGroup
{
    public const string Type = nameof(Group);

    public static IResult HandleAsync(string id, HttpContext http)
    {
        Require(id, http);
        var organization = SmartCaller.From(http.User).OrganizationId;
        return new FhirResult(StatusCodes.Status200OK, FhirJson.Write(new Group
        {
            Id = organization.ToString(),
            Active = true,
            Type = Group.GroupType.Person,
            Actual = true,
            Name = "Those whose consent names this organization as recipient",
            ManagingEntity = Values.Organization(organization),
        }));
    }

    /// <exception cref="FhirException">It is not the caller's.</exception>
    public static void Require(string id, HttpContext http)
    {
        if (!Guid.TryParse(id, out var group) || group != SmartCaller.From(http.User).OrganizationId)
            throw FhirException.NotFound();
    }
}
