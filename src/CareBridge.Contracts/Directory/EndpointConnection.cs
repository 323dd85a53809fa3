namespace CareBridge.Contracts.Directory;

/// <summary>How an organization's address is spoken to; codes of HL7's endpoint-connection-type.</summary>
public enum EndpointConnection
{
    /// <summary>FHIR's RESTful interface.</summary>
    Hl7FhirRest,

    /// <summary>E-mail by the rules of the Direct Project.</summary>
    DirectProject,

    /// <summary>E-mail encrypted to the receiver's certificate.</summary>
    SecureEmail,
}
