import nock from 'nock'

// No test may use the network. A test that forgets its interceptor fails at once instead of timing out.
nock.disableNetConnect()
