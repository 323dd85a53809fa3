using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Domain;

/// <summary>An address at which an organization's systems are reached. CareBridge itself does not call it.</summary>
internal sealed class OrganizationEndpoint : Aggregate
{
    private OrganizationEndpoint()
    {
    }

    public Guid OrganizationId { get; private init; }

    public EndpointTerms Terms { get; private set; } = null!;

    /// <summary>False when it was withdrawn.</summary>
    public bool Active { get; private set; }

    public static OrganizationEndpoint Offer(Guid id, Guid organizationId, EndpointTerms terms, DateTimeOffset at)
    {
        var endpoint = new OrganizationEndpoint
        {
            Id = id,
            OrganizationId = organizationId,
            Terms = terms,
            Active = true,
        };
        endpoint.Changed(at);
        return endpoint;
    }

    /// <summary>One that was withdrawn is offered again.</summary>
    public void Offer(EndpointTerms terms, DateTimeOffset at)
    {
        if (Active && terms == Terms) return;
        Terms = terms;
        Active = true;
        Changed(at);
    }

    public void Withdraw(DateTimeOffset at)
    {
        if (!Active) return;
        Active = false;
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new EndpointChanged
    {
        EndpointId = Id,
        Version = Version,
        OrganizationId = OrganizationId,
        Connection = Terms.Connection,
        Active = Active,
        Details = seal.Seal(new EndpointDetails { Name = Terms.Name, Url = Terms.Url }),
        ChangedAt = ChangedAt,
    };
}
